const broken = new URL("./open-broken-store.ts", import.meta.url).href;

export const resolve = (specifier, context, next) => {
  const opens =
    specifier.endsWith("/storage/open-store.js") && context.parentURL?.endsWith("/runtime/main.ts");
  return next(opens ? broken : specifier, context);
};
