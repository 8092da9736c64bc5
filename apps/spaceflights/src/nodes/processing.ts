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

/** One row per shuttle with its reviews and its company, in the order of the shuttles, without those of which anything is missing. */
export function createModelInputTable(
  shuttles: readonly PreprocessedShuttle[],
  companies: readonly PreprocessedCompany[],
  reviews: readonly Review[],
): readonly ModelInput[] {
  const reviewOf = new Map(reviews.map((review) => [review.shuttle_id, review]));
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  const table: ModelInput[] = [];
  for (const { id, ...shuttle } of shuttles) {
    const review = reviewOf.get(id);
    const company = companyOf.get(shuttle.company_id);
    if (!review || !company) continue;
    const row = { ...shuttle, ...review, ...company };
    if (isComplete(row)) table.push(row);
  }
  return table;
}

const isComplete = (row: object): row is ModelInput => Object.values(row).every((value) => value !== null);
