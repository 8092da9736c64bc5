/** What each endpoint of the service says of a text. */
export const answers: Readonly<Record<string, (text: string) => object>> = {
  classify: (text) => ({ topic: topicOf(text) }),
  summarise: (text) => ({ summary: summaryOf(text) }),
};

const words: Readonly<Record<string, RegExp>> = {
  delivery: /parcel|courier|tracking/g,
  payment: /card|invoice|refund/g,
  product: /lamp|battery|screw/g,
  returns: /sen[dt] (it )?back|send it back|exchanged/g,
};

/** The topic of which the text has the most words. */
function topicOf(text: string): string {
  const counts = Object.entries(words).map(([topic, pattern]) => ({ topic, count: text.match(pattern)?.length ?? 0 }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).topic;
}

/** The longest sentence. */
const summaryOf = (text: string): string =>
  text.split(/(?<=[.?]) /).reduce((longest, sentence) => (sentence.length > longest.length ? sentence : longest));
