/** Put into the page's one style sheet by the build. */
declare module '*.css' {}
