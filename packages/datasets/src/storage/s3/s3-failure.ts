/** What is known of a request that failed. Never what S3 wrote about it: that may hold the access key. */
export interface S3Facts {
  /** Absent when nothing was answered. */
  readonly status?: number;
  /** S3's own (`NoSuchKey`), or the network's (`ECONNREFUSED`). */
  readonly code?: string;
  /** Where the bucket is, when it is not where it was asked for. */
  readonly region?: string;
  /** How often it was tried. */
  readonly attempts?: number;
}

/** A request to S3 that failed for good. */
export class S3Failure extends Error {
  readonly facts: S3Facts;

  constructor(facts: S3Facts) {
    super(`S3: ${facts.status ?? 'no answer'} ${facts.code ?? ''}`.trimEnd());
    this.name = 'S3Failure';
    this.facts = facts;
  }
}
