import { ordered, type Pipeline } from '@leat/core';

/** A pipeline as boxes and arrows: nodes, the datasets between them, and who reads and makes what. */
interface Drawing {
  readonly nodes: readonly Shape[];
  readonly datasets: readonly Shape[];
  readonly arrows: readonly (readonly [from: string, to: string])[];
}

interface Shape {
  readonly id: string;
  readonly label: string;
}

/** For mermaid, as READMEs and wikis draw it. */
export function mermaidText(pipeline: Pipeline): string {
  const { nodes, datasets, arrows } = drawingOf(pipeline);
  const text = (label: string) => `"${label.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;')}"`;
  const lines = [
    ...nodes.map(({ id, label }) => `${id}[${text(label)}]`),
    ...datasets.map(({ id, label }) => `${id}([${text(label)}])`),
    ...arrows.map(([from, to]) => `${from} --> ${to}`),
  ];
  return ['flowchart TD', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** For Graphviz. */
export function dotText(name: string, pipeline: Pipeline): string {
  const { nodes, datasets, arrows } = drawingOf(pipeline);
  const text = (label: string) => `"${label.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = [
    'node [fontname="sans-serif"];',
    ...nodes.map(({ id, label }) => `${id} [shape=box, label=${text(label)}];`),
    ...datasets.map(({ id, label }) => `${id} [shape=ellipse, label=${text(label)}];`),
    ...arrows.map(([from, to]) => `${from} -> ${to};`),
  ];
  return [`digraph ${text(name)} {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

function drawingOf(pipeline: Pipeline): Drawing {
  const nodes = ordered(pipeline);
  const names = [...new Set(nodes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]))];
  const idOf = new Map(names.map((name, index) => [name, `d${index}`]));
  return {
    nodes: nodes.map(({ name }, index) => ({ id: `n${index}`, label: name })),
    datasets: names.map((label) => ({ id: idOf.get(label)!, label })),
    arrows: nodes.flatMap(({ inputs, outputs }, index) => [
      ...inputs.map((input) => [idOf.get(input)!, `n${index}`] as const),
      ...outputs.map((output) => [`n${index}`, idOf.get(output)!] as const),
    ]),
  };
}
