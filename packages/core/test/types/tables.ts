/** What the type tests' functions take and make. */
export interface Company {
  readonly id: string;
  readonly rating: number;
}
export interface Row {
  readonly price: number;
}
export interface Model {
  weights: number[];
}

export declare function clean(companies: Company[], shuttles: Row[]): Row[];
export declare function split(rows: Row[], options: { testSize: number }): [train: number[][], test: number[][], y: number[]];
export declare function train(data: { x: number[][]; y: number[] }): Model;
export declare function evaluate(model: Model, test: number[][]): { rmse: number; r2: number };
export declare function wrong(model: { weights: string[] }): void;
export declare function load(): Promise<Row[]>;
