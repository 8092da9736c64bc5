/** A company, as in `companies.csv`; null is a missing value. */
export interface Company {
  readonly id: number;
  /** Such as `95%`. */
  readonly company_rating: string | null;
  readonly company_location: string | null;
  readonly total_fleet_count: number | null;
  /** `t` or `f`. */
  readonly iata_approved: string | null;
}

/** A shuttle, as in `shuttles.xlsx`. */
export interface Shuttle {
  readonly id: number;
  readonly shuttle_location: string;
  readonly shuttle_type: string;
  readonly engine_type: string;
  readonly engine_vendor: string;
  readonly engines: number | null;
  readonly passenger_capacity: number;
  readonly cancellation_policy: string;
  readonly crew: number | null;
  /** `t` or `f`. */
  readonly d_check_complete: string;
  /** `t` or `f`. */
  readonly moon_clearance_complete: string;
  /** Such as `$1,715.0`. */
  readonly price: string;
  readonly company_id: number;
}

/** A shuttle's reviews, as in `reviews.csv`. */
export interface Review {
  readonly shuttle_id: number;
  readonly review_scores_rating: number | null;
  readonly review_scores_comfort: number | null;
  readonly review_scores_amenities: number | null;
  readonly review_scores_trip: number | null;
  readonly review_scores_crew: number | null;
  readonly review_scores_location: number | null;
  readonly review_scores_price: number | null;
  readonly number_of_reviews: number;
  readonly reviews_per_month: number | null;
}

/** A company with a rating from 0 to 1. */
export type PreprocessedCompany = Omit<Company, 'company_rating' | 'iata_approved'> & {
  readonly company_rating: number | null;
  readonly iata_approved: boolean;
};

/** A shuttle with a price in dollars. */
export type PreprocessedShuttle = Omit<Shuttle, 'd_check_complete' | 'moon_clearance_complete' | 'price'> & {
  readonly d_check_complete: boolean;
  readonly moon_clearance_complete: boolean;
  readonly price: number;
};

type Complete<Row> = { readonly [Column in keyof Row]: NonNullable<Row[Column]> };

/** A shuttle with its reviews and its company, nothing of it missing; `id` is the company's. */
export type ModelInput = Complete<Omit<PreprocessedShuttle, 'id'> & Review & PreprocessedCompany>;
