import { defineRunner } from '@leat/core';

const create = () => ({ run: () => Promise.reject(new Error('it runs nothing')) });

export const Leaf = defineRunner({ apiVersion: 1, kind: 'leaf', create });
export const Newer = defineRunner({ apiVersion: 2, kind: 'leaf', create });
export const nothing = {};
