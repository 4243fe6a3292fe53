import type { MessageRead } from '../intent/read.ts'
import { cancelDeferral, dropQueued } from '../moves/waiting.ts'
import type { Step } from '../step.ts'

/** "Not selling anymore": what waited for that bot will not come. */
export const withdraw = (step: Step, read: MessageRead): void => {
  const { state, policy } = step
  for (const intent of read.withdrawn) {
    const bot = policy.intents[intent]?.bot
    if (state.queued && state.queued.target === bot) dropQueued(step, 'withdrawn')
    if (state.deferred && state.deferred.target === bot) cancelDeferral(step, 'withdrawn')
  }
}
