import type { OutboundMessage } from '@baton/domain'
import type { Call, PlannedCall } from './call.ts'
import { fieldValues } from './fields.ts'

/** Digits of a decision that `baton explain` finds it by. */
const DECISION_DIGITS = 16

/**
 * Stands at the end of a note or task: people look the decision up by it, and we find what we
 * wrote.
 */
export const referenceOf = (decisionId: string, action: number): string =>
  `[decision ${decisionId.slice(0, DECISION_DIGITS)}/${action}]`

/** The reference in the body of a note or task; the CRM may change what stands before it. */
export const referenceIn = (body: string): string => body.slice(body.lastIndexOf('[decision '))

/**
 * The calls of one message, in the order decided. What can be one call is one: all tags added, all
 * tags removed, all fields. A tag that a message both adds and removes ends as the last of it says.
 */
export const planCalls = (message: OutboundMessage): readonly PlannedCall[] => {
  const calls = message.actions.flatMap((action, i) => callOf(message, action, i))
  return netTags(combined(calls), lastWord(message))
}

type Action = OutboundMessage['actions'][number]

const callOf = (message: OutboundMessage, action: Action, i: number): PlannedCall[] => {
  const call = toCall(message, action, i)
  return call ? [{ ...call, actions: [i] }] : []
}

const toCall = (message: OutboundMessage, action: Action, i: number): Call | null => {
  const withReference = (text: string) => `${text}\n${referenceOf(message.decisionId, i)}`
  const {
    'baton.SendText': send,
    'baton.AddTags': add,
    'baton.RemoveTags': remove,
    'baton.SetContext': context,
    'baton.AddNote': note,
    'baton.AddTask': task,
    'baton.SetDnd': dnd,
  } = action
  if (send) return { kind: 'text', text: send.text, channel: send.channel }
  if (add) return { kind: 'add-tags', tags: add.tags }
  if (remove) return { kind: 'remove-tags', tags: remove.tags }
  if (context) {
    return { kind: 'fields', values: fieldValues(context.context, context.owner, message.at) }
  }
  if (note) return { kind: 'note', body: withReference(note.text) }
  if (dnd) return { kind: 'dnd', on: dnd.on }
  if (!task) return null
  const dueDate = new Date(task.dueAt).toISOString()
  return { kind: 'task', title: task.title, body: withReference(task.text), dueDate }
}

/** For each tag of a message, whether it is there afterwards. */
const lastWord = ({ actions }: OutboundMessage): ReadonlyMap<string, boolean> =>
  new Map(
    actions.flatMap(action => [
      ...(action['baton.AddTags']?.tags ?? []).map(tag => [tag, true] as const),
      ...(action['baton.RemoveTags']?.tags ?? []).map(tag => [tag, false] as const),
    ]),
  )

/**
 * Without what a later action of the message takes back; a call that has nothing left to do is left
 * out.
 */
const netTags = (
  calls: readonly PlannedCall[],
  isThere: ReadonlyMap<string, boolean>,
): PlannedCall[] => {
  const empty: number[] = []
  const net = calls.flatMap((call): PlannedCall[] => {
    if (call.kind !== 'add-tags' && call.kind !== 'remove-tags') return [call]
    const tags = call.tags.filter(tag => isThere.get(tag) === (call.kind === 'add-tags'))
    if (tags.length > 0) return [{ ...call, tags }]
    empty.push(...call.actions)
    return []
  })
  const [first, ...others] = net
  return first && empty.length > 0
    ? [{ ...first, actions: [...first.actions, ...empty] }, ...others]
    : net
}

const COMBINED = new Set<Call['kind']>(['add-tags', 'remove-tags', 'fields'])

const combined = (calls: readonly PlannedCall[]): PlannedCall[] => {
  const out: PlannedCall[] = []
  for (const call of calls) {
    const at = COMBINED.has(call.kind) ? out.findIndex(one => one.kind === call.kind) : -1
    const first = out[at]
    if (first) out[at] = merged(first, call)
    else out.push(call)
  }
  return out
}

const merged = (a: PlannedCall, b: PlannedCall): PlannedCall => {
  const actions = [...a.actions, ...b.actions]
  if (a.kind === 'fields' && b.kind === 'fields') {
    return { ...a, actions, values: { ...a.values, ...b.values } }
  }
  if (!('tags' in a) || !('tags' in b)) return a
  return { ...a, actions, tags: [...new Set([...a.tags, ...b.tags])] }
}
