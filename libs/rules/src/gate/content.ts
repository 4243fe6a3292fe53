import type { BotReplied } from '@baton/domain'
import type { ReplyPolicy } from '../policy/policy.ts'

export const isBlank = (text: string): boolean => text.trim() === ''

/**
 * What is wrong with the texts of a reply; null when nothing is. `awaited`: a message waits for it.
 */
export const badContent = (
  texts: readonly string[],
  reply: Pick<BotReplied, 'request' | 'report'>,
  awaited: boolean,
  policy: ReplyPolicy,
): string | null => {
  if (texts.length > policy.maxTexts) return 'too-many-texts'
  if (texts.some(text => text.length > policy.maxChars)) return 'too-long'
  const silent = texts.every(isBlank)
  if (silent && texts.length > 0) return 'empty'
  return silent && awaited && !reply.request && !reply.report ? 'empty' : null
}
