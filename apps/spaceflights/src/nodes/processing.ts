import type { Company, ModelInput, PreprocessedCompany, PreprocessedShuttle, Review, Shuttle } from '../tables.ts';

/** Companies with a rating from 0 to 1. Not known to be approved is not approved. */
export const preprocessCompanies = (companies: readonly Company[]): readonly PreprocessedCompany[] =>
  companies.map((company) => ({
    ...company,
    company_rating: company.company_rating === null ? null : Number(company.company_rating.replace('%', '')) / 100,
    iata_approved: company.iata_approved === 't',
  }));

/** Shuttles with a price in dollars. */
export const preprocessShuttles = (shuttles: readonly Shuttle[]): readonly PreprocessedShuttle[] =>
  shuttles.map((shuttle) => ({
    ...shuttle,
    d_check_complete: shuttle.d_check_complete === 't',
    moon_clearance_complete: shuttle.moon_clearance_complete === 't',
    price: Number(shuttle.price.replace('$', '').replaceAll(',', '')),
  }));

type Reviewed = Omit<PreprocessedShuttle, 'id'> & Review;

/** Each shuttle with its reviews, in the order of the shuttles; one without reviews is left out. */
export function joinReviews(shuttles: readonly PreprocessedShuttle[], reviews: readonly Review[]): readonly Reviewed[] {
  const reviewOf = new Map(reviews.map((review) => [review.shuttle_id, review]));
  return shuttles.flatMap(({ id, ...shuttle }) => {
    const review = reviewOf.get(id);
    return review ? [{ ...shuttle, ...review }] : [];
  });
}

/** Each row with its company, in the order of the rows; one without a company is left out. */
export function joinCompanies(
  rows: readonly Reviewed[],
  companies: readonly PreprocessedCompany[],
): readonly (Reviewed & PreprocessedCompany)[] {
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  return rows.flatMap((row) => {
    const company = companyOf.get(row.company_id);
    return company ? [{ ...row, ...company }] : [];
  });
}

/** One row per shuttle with its reviews and its company, in the order of the shuttles, without those of which anything is missing. */
export const createModelInputTable = (
  shuttles: readonly PreprocessedShuttle[],
  companies: readonly PreprocessedCompany[],
  reviews: readonly Review[],
): readonly ModelInput[] => joinCompanies(joinReviews(shuttles, reviews), companies).filter(isComplete);

const isComplete = (row: object): row is ModelInput => Object.values(row).every((value) => value !== null);
