import { type Node, node, type Pipeline, pipeline } from '@leat/core';

const form = /^(chain|fan)-(\d{1,6})$/;
const same = (value: number): number => value;

/** A pipeline made to a size: `chain-100` is a hundred nodes in a row, `fan-100` one node, a hundred that read it, and one that reads them all. Reads "seed", ends in "end". */
export function largePipeline(name: string): Pipeline | undefined {
  const [, shape, digits] = form.exec(name) ?? [];
  if (!digits) return undefined;
  return pipeline(shape === 'chain' ? chain(Number(digits)) : fan(Number(digits)));
}

function chain(length: number): readonly Node[] {
  return Array.from({ length }, (_, index) => {
    const inputs = index === 0 ? 'seed' : `link-${index}`;
    const outputs = index === length - 1 ? 'end' : `link-${index + 1}`;
    return node(same, { name: `link-${index}`, inputs, outputs });
  });
}

function fan(width: number): readonly Node[] {
  const spokes = Array.from({ length: width }, (_, index) => `spoke-${index}`);
  return [
    node(same, { name: 'hub', inputs: 'seed', outputs: 'hub' }),
    ...spokes.map((spoke) => node(same, { name: spoke, inputs: 'hub', outputs: spoke })),
    node((...values: number[]) => values.length, { name: 'rim', inputs: spokes, outputs: 'end' }),
  ];
}
