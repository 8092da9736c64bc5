const adjectives =
  'amber ancient bold brave bright brisk calm clear clever copper cosy crisp daring eager early fair fancy fond fresh gentle glad golden grand green happy hardy humble jolly keen kind late light lively lucky mellow merry mighty mild modest neat nimble noble patient plain proud quick quiet rapid ready royal rustic shy silent silver sleepy sly smart snug solid steady sunny swift tidy warm wise'.split(
    ' ',
  );
const nouns =
  'alder badger barley beaver birch bridge brook canal cedar cliff cloud comet crane creek crow delta dove dune eagle elm falcon fern field finch fjord forest fox grove hare harbor hawk heron hill island ivy kestrel lake lark leaf linden lynx maple marsh meadow mill moss oak otter owl pebble pine plover pond raven reed ridge river robin sparrow spring stone swan thistle tide valley weir willow'.split(
    ' ',
  );

const anyOf = (words: readonly string[]): string => words[Math.floor(Math.random() * words.length)]!;

/** A name that sorts by time (UTC) and that people can say: `2026-11-24t14.52.07-brave-otter`. */
export function newRunId(now = new Date()): string {
  const time = now.toISOString().slice(0, 19).replaceAll(':', '.').toLowerCase();
  return `${time}-${anyOf(adjectives)}-${anyOf(nouns)}`;
}
