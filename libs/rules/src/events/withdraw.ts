import type { MessageRead } from '../intent/read.ts'
import { cancelDeferral, dropQueued } from '../moves/waiting.ts'
import type { Step } from '../step.ts'

/**
 * "Not selling anymore": what waited for that bot will not come, what waited behind it need not
 * wait.
 */
export const withdraw = (step: Step, read: MessageRead): void => {
  const { state, policy } = step
  const isTakenBack = (bot: string | undefined) =>
    read.withdrawn.some(intent => policy.intents[intent]?.bot === bot)
  if (state.queued && isTakenBack(state.queued.target)) dropQueued(step, 'withdrawn')
  const isNext = isTakenBack(state.queued?.after)
  if (state.deferred && isTakenBack(state.deferred.target)) cancelDeferral(step, 'withdrawn')
  if (state.queued && isNext) step.causes.push({ kind: 'release' })
}
