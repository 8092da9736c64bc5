/** `node:util` as it is. An import would evaluate everything it can give, worker threads included, and cost a tenth of the start of a process. */
export const { inspect, stripVTControlCharacters, styleText } = process.getBuiltinModule('node:util');
