// Lets `import 'landfall'` find src/index.ts in a checkout, where there may be no dist/: what `node --conditions landfall-source` would do,
// for a process that runs already.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => next(specifier, { ...context, conditions: [...context.conditions, 'landfall-source'] }),
});
