/**
 * What is made of the same pieces as the controls and used over them. Fetched from here, beside which those pieces
 * lie already: fetched from elsewhere, every bundler would cut the controls into as many files as there are pieces.
 */
export const lateParts = {
  firstUse: () => import('../input/first-use.js'),
  documentWindow: () => import('../input/document-window.js'),
};
