// Each `error:` comment stands above a line that must have an error: at which text, and with which words.
import { namespaced, node, pipeline } from '../../../src/index.ts';
import { clean, evaluate, load, type Model, split, train, wrong } from '../tables.ts';

export const misfit = pipeline([
  node(train, { inputs: { x: 'X_train', y: 'y_train' }, outputs: 'regressor' }),
  // error: node(wrong | Type 'Node<{ regressor: { weights: string[]; }; }, {}>' is not assignable to | Part<{ regressor: Model; }, any> | The types of 'regressor.weights' are incompatible between these types. | Type 'number' is not assignable to type 'string'.
  node(wrong, { inputs: 'regressor' }),
]);

export const twoMisfits = pipeline([
  // error: node(wrong | regressor.weights
  node(wrong, { name: 'first', inputs: 'regressor' }),
  node(train, { inputs: { x: 'x', y: 'y' }, outputs: 'regressor' }),
  // error: node(wrong | regressor.weights
  node(wrong, { name: 'second', inputs: 'regressor' }),
]);

// error: inputs: ['companies'] | Type '[string]' is not assignable to type 'readonly [companies: string, shuttles: string]'. | Source has 1 element(s) but target requires 2.
export const arityList = node(clean, { inputs: ['companies'], outputs: 'rows' });

// error: inputs: 'companies' | Type 'string' is not assignable to type 'readonly [companies: string, shuttles: string]'.
export const arityName = node(clean, { inputs: 'companies', outputs: 'rows' });

// error: z: 'b' | Object literal may only specify known properties, and 'z' does not exist in type '{ readonly x: string; readonly y: string; } | readonly [data: string]'.
export const inputKey = node(train, { inputs: { x: 'a', z: 'b' }, outputs: 'model' });

// error: z: 'more' | Type 'string' is not assignable to type 'never'.
export const inputKeyTooMany = node(train, { inputs: { x: 'a', y: 'b', z: 'more' }, outputs: 'model' });

// error: rmze: 'error' | Object literal may only specify known properties, and 'rmze' does not exist in type 'readonly string[] | { readonly rmse?: string; readonly r2?: string; }'.
export const outputKey = node(evaluate, { inputs: ['model', 'test'], outputs: { rmze: 'error' } });

// error: rmze: 'more' | Type 'string' is not assignable to type 'never'.
export const outputKeyTooMany = node(evaluate, { inputs: ['model', 'test'], outputs: { rmse: 'error', rmze: 'more' } });

// error: { outputs: 'model' } | Property 'inputs' is missing in type '{ outputs: "model"; }' but required in type
export const noInputs = node(train, { outputs: 'model' });

// error: output: 'rows' | 'output' does not exist in type | Did you mean to write 'outputs'?
export const misspeltOption = node(load, { output: 'rows' });

const makes = pipeline([node(train, { inputs: { x: 'x', y: 'y' }, outputs: 'regressor' })]);
const takes = pipeline([node(wrong, { inputs: 'regressor' })]);
// error: takes] | Type '{ regressor: Model; }' is not assignable to type '{ regressor: { weights: string[]; }; }'.
export const sum = pipeline([makes, takes]);

export const northern = pipeline([
  namespaced(makes, 'north'),
  // error: namespaced(takes | The types of '["north.regressor"].weights' are incompatible between these types.
  namespaced(takes, 'north'),
]);

export const mapped = pipeline([
  namespaced(makes, { namespace: 'north', outputs: { regressor: 'best' } }),
  // error: node(wrong | The types of 'best.weights' are incompatible between these types.
  node(wrong, { inputs: 'best' }),
]);

// error: regresor: 'best' | 'regresor' does not exist in type
export const misspeltRenaming = namespaced(makes, { namespace: 'north', outputs: { regresor: 'best' } });

export const chunks = pipeline([
  node(
    async function* stream() {
      yield 1;
    },
    { outputs: 'numbers' },
  ),
  // error: node((text | Types of parameters | Type 'number' is not assignable to type 'string'.
  node((text: string) => text.length, { name: 'count', inputs: 'numbers', outputs: 'lengths' }),
]);

export const byPosition = pipeline([
  node(split, { inputs: ['rows', 'params:split'], outputs: ['x', 'x_test', 'y'] }),
  // error: node((y: Model | Types of property 'y' are incompatible. | is missing in type 'number[]' but required in type 'Model'
  node((y: Model) => y, { name: 'keep', inputs: 'y', outputs: 'kept' }),
]);
