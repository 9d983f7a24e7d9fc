import type { AbrContext, AbrController } from '../contract/abr-controller.js';

/** `controller`, told with each question what earlier sessions measured: of use for its first choice. */
export function rememberingAbr(controller: AbrController, rememberedKbps: number): AbrController {
  const told = (context: AbrContext): AbrContext => ({ ...context, rememberedKbps });
  return {
    get name() {
      return controller.name;
    },
    observe: (event) => {
      controller.observe(event);
    },
    decide: (context) => controller.decide(told(context)),
    abandon: (progress, context) => controller.abandon?.(progress, told(context)) ?? null,
    replace: (context, buffered) => controller.replace?.(told(context), buffered) ?? null,
    reset: () => {
      controller.reset();
    },
  };
}
