import library from './index.cjs';

export const { qoeTest } = library;
