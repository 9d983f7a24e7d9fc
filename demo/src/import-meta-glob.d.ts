/** Vite's: the modules whose paths fit, by path. */
interface ImportMeta {
  glob(pattern: string, options: { readonly eager: true }): Readonly<Record<string, unknown>>;
}
