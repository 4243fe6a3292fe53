import type { Decision } from '@baton/domain'
import { explainDecision, explainText, type Policy } from '@baton/rules'
import { allPrintable, printable } from './printable.ts'

export interface ExplainOptions {
  /** The explanation as one JSON object instead of text. */
  readonly json?: boolean
  readonly colour?: boolean
  /** IANA zone: local times beside UTC. */
  readonly zone?: string | undefined
  /** The message the decision is about, where the reader may see it: evidence is quoted. */
  readonly message?: string | undefined
}

/** What `baton explain DECISION` prints once the decision and its policy are found. */
export const explanationOutput = (
  decision: Decision,
  policy: Policy,
  options: ExplainOptions,
): string => {
  const { zone, message } = options
  const explanation = explainDecision(decision, policy, zone)
  if (options.json) return `${JSON.stringify({ ...explanation, message }, null, 2)}\n`
  const text = explainText(allPrintable(explanation), {
    colour: options.colour ?? false,
    ...(zone === undefined ? {} : { zone }),
    ...(message === undefined ? {} : { message: printable(message) }),
  })
  return `${text}\n`
}
