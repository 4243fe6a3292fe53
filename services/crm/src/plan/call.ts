import type { FieldValues } from './fields.ts'

/**
 * Messages and opt-outs come before tags and fields, those before notes and tasks; lower is sooner.
 */
export const PRIORITIES = { message: 0, record: 1, note: 2 } as const
export type Priority = (typeof PRIORITIES)[keyof typeof PRIORITIES]

/** One write to the CRM. */
export type Call =
  | { readonly kind: 'text'; readonly text: string; readonly channel: string }
  | { readonly kind: 'dnd'; readonly on: boolean }
  | { readonly kind: 'add-tags' | 'remove-tags'; readonly tags: readonly string[] }
  | { readonly kind: 'fields'; readonly values: FieldValues }
  | { readonly kind: 'note'; readonly body: string }
  | {
      readonly kind: 'task'
      readonly title: string
      readonly body: string
      /** ISO 8601. */
      readonly dueDate: string
    }

export type CallKind = Call['kind']

/** A call and the actions of the outbound message, by index, that it carries out. */
export type PlannedCall = Call & { readonly actions: readonly number[] }

/** Doing it again after an unclear answer changes nothing. */
const IDEMPOTENT: readonly CallKind[] = ['dnd', 'add-tags', 'remove-tags', 'fields']

export const isIdempotent = (call: Call): boolean => IDEMPOTENT.includes(call.kind)

export const priorityOf = ({ kind }: Call): Priority => {
  if (kind === 'text' || kind === 'dnd') return PRIORITIES.message
  return kind === 'note' || kind === 'task' ? PRIORITIES.note : PRIORITIES.record
}
