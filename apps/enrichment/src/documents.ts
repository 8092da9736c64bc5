/** A short text that somebody wrote to a shop. */
export interface Document {
  /** Such as `d00042`. */
  readonly id: string;
  readonly text: string;
}

/** What the service says a document is about. */
export interface Classified {
  readonly id: string;
  readonly topic: string;
}

/** What the service says in short. */
export interface Summarised {
  readonly id: string;
  readonly summary: string;
}

/** A document with all that the service says of it. */
export type Enriched = Document & Classified & Summarised;

/** Rows in many files: for each a function that gives them. It is how they are loaded, and how they are saved. */
export type Partitions<Row> = Readonly<Record<string, () => Promise<readonly Row[]>>>;

/** Where the service is. */
export interface Service {
  readonly url: string;
}
