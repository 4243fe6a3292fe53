import type { Decision } from '@baton/domain'
import { explainDecision, explainText, type Policy } from '@baton/rules'
import type { Assignment } from './look/message.ts'
import { allPrintable, printable } from './printable.ts'

export interface ExplainOptions {
  /** The explanation as one JSON object instead of text. */
  readonly json?: boolean
  readonly colour?: boolean
  /** IANA zone: local times beside UTC. */
  readonly zone?: string | undefined
  /** The message the decision is about, where the reader may see it: evidence is quoted. */
  readonly message?: string | undefined
  /** What a person said with the assignment that the decision is about. */
  readonly assigned?: Assignment | undefined
}

/** What `baton explain DECISION` prints once the decision and its policy are found. */
export const explanationOutput = (
  decision: Decision,
  policy: Policy,
  options: ExplainOptions,
): string => {
  const { zone, message, assigned } = options
  const explanation = explainDecision(decision, policy, zone)
  if (options.json) return `${JSON.stringify({ ...explanation, message, assigned }, null, 2)}\n`
  const text = explainText(allPrintable(explanation), {
    colour: options.colour ?? false,
    ...(zone === undefined ? {} : { zone }),
    ...(message === undefined ? {} : { message: printable(message) }),
  })
  return `${text}\n${assigned ? assignedLine(assigned) : ''}`
}

const assignedLine = ({ by, note }: Assignment): string =>
  `assigned by ${printable(by)}${note === '' ? '' : `: “${printable(note)}”`}\n`
