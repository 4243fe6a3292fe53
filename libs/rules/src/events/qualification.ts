import type {
  ContactEvent,
  ContactState,
  QualificationReported,
  QualificationResult,
} from '@baton/domain'
import { addTags } from '../moves/crm.ts'
import { achieve, closeOutcomes } from '../moves/outcome.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { isAnotherBot, isBeforeErasure } from './writer.ts'

/** Bots remembered as having qualified the contact. */
const QUALIFIED_MAX = 8

/** A bot's part is done, well or not: what was queued behind it comes next. */
export const report = (step: Step, bot: string, result: QualificationResult): void => {
  const { state } = step
  if (result === 'qualified') {
    achieve(step, 'qualified')
    if (!state.qualified.includes(bot)) {
      state.qualified = [...state.qualified, bot].slice(-QUALIFIED_MAX)
      addTags(step, 'Lead-Qualified')
    }
  } else closeOutcomes(step, 'failed', 'reported')
  if (isNext(state)) step.causes.push({ kind: 'release' })
}

/** What is queued behind a handoff that waits for its bot to recover comes after that one. */
const isNext = ({ queued, deferred, owner }: ContactState): boolean =>
  queued !== null && (queued.target === owner || queued.after !== deferred?.target)

export const onQualificationReported = (
  step: Step,
  { result, by }: QualificationReported,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  const { owner, optedOut } = step.state
  if (isBeforeErasure(step, by, sentAt)) return conclude(step, 'recorded', 'erased-since')
  if (isAnotherBot(by, owner)) return conclude(step, 'ignored', 'not-owner')
  conclude(step, 'recorded', result)
  if (!optedOut) report(step, owner, result)
  return step.decision
}
