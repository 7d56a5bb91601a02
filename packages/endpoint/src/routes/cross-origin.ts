// CORS for all routes.
import { answerCrossOrigin, type OriginPolicy } from '@foyer/protocol/server';
import type { MiddlewareHandler } from 'hono';

export function crossOrigin(policy: OriginPolicy): MiddlewareHandler {
  return async (context, next) => {
    const response = await answerCrossOrigin(context.req.raw, policy, async () => {
      await next();
      return context.res;
    });
    return response === context.res ? undefined : response;
  };
}
