import type { RoutedMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE, MORNING } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

const listening = () => new Contact().withSilentBots()
const answerTo = ({ decisionId, term, bot }: RoutedMessage) => ({ decisionId, term, bot })
const chat = { messageId: '', channel: 'webchat', conversationId: '', intents: [] }

describe('a draft of high value', () => {
  const held = () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const decision = contact.replies({ texts: ['Shall we meet?'] })
    expect(decision).toMatchObject({ verdict: 'reply_held', reason: 'review:buying.budget.max' })
    return { contact, decisionId: decision.decisionId }
  }
  const reviewed = (decisionId: string, approved: boolean, text: string | null = null) => ({
    'baton.ReplyReviewed': { decisionId, approved, by: 'operator:kim', text },
  })

  test('leaves when a person approves it, or with the words of that person', () => {
    const { contact, decisionId } = held()
    expect(contact.sent).toEqual([])
    const decision = contact.happens(reviewed(decisionId, true, 'Let us meet.'))
    expect(decision).toMatchObject({ verdict: 'reply_sent', about: decisionId })
    expect(contact.sent).toEqual(['Let us meet.'])
    expect(contact.happens(reviewed(decisionId, true)).verdict).toBe('ignored')
  })

  test('leaves by the channel of its message, also where a former version held it', () => {
    const contact = listening()
    const message = {
      ...chat,
      messageId: 'm1',
      text: 'buy',
      facts: [fact('budget.max', '1200000')],
    }
    contact.happens({ 'baton.MessageReceived': message })
    const { decisionId } = contact.replies({ texts: ['Shall we meet?'] })
    contact.state!.draft!.channel = ''
    contact.happens(reviewed(decisionId, true))
    expect(contact.actions.map(action => action['baton.SendText']?.channel)).toContain('webchat')
  })

  test('goes to a person when it is rejected', () => {
    const { contact, decisionId } = held()
    expect(contact.happens(reviewed(decisionId, false)).verdict).toBe('reply_dropped')
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'review-rejected' }])
  })

  test('of a routing without a message is its only reply, also when it is rejected', () => {
    const { contact, decisionId } = held()
    contact.happens(reviewed(decisionId, true))
    contact.assigns('human')
    contact.after(MINUTE).assigns('buyer')
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'buyer', message: null })
    const started = contact.replies({ texts: ['Shall we meet again?'] })
    expect(started.verdict).toBe('reply_held')
    contact.happens(reviewed(started.decisionId, false))
    expect(contact.replies({ texts: ['Shall we meet again?'] }).reason).toBe('not-awaited')
  })

  test('does not leave the contact waiting: people are reminded, then the contact gets one', () => {
    const { contact } = held()
    contact.after(80 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([
      { verdict: 'reply_held', reason: 'reminder-1' },
      { verdict: 'human', reason: 'review-unanswered' },
      { verdict: 'reply_dropped', reason: 'superseded' },
      { verdict: 'human', reason: 'reminder-1' },
    ])
  })

  test('is replaced by the draft for a later message, whose answer covers both', () => {
    const { contact } = held()
    contact.says('hello?')
    const second = contact.replies({ texts: ['Shall we meet tomorrow?'] })
    expect(contact.beside).toMatchObject([{ verdict: 'reply_dropped', reason: 'replaced' }])
    contact.happens(reviewed(second.decisionId, true))
    expect(contact.sent).toEqual(['Shall we meet tomorrow?'])
    expect(contact.state?.pending).toEqual([])
  })

  test.each([
    ['a follow-up', undefined],
    ['what a bot starts unasked', ''],
  ])('is not given up for %s', (_, decisionId) => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const held = contact.replies({ texts: ['Shall we meet?'], wakeAt: contact.at + 5 * MINUTE })
    contact.after(6 * MINUTE).wakes()
    const started = contact.replies({
      texts: ['Are you still there?'],
      ...(decisionId === undefined ? {} : { decisionId }),
    })
    expect(started).toMatchObject({ verdict: 'reply_dropped', reason: 'awaits-review' })
    contact.happens(reviewed(held.decisionId, true))
    expect(contact.sent).toEqual(['Shall we meet?'])
    expect(contact.state?.pending.filter(p => p.messageAt > 0)).toEqual([])
  })

  test('is not given up for what waits for daytime', () => {
    const contact = new Contact(tablesOf(), MORNING + 14 * HOUR).withSilentBots()
    contact.says('buy', [fact('budget.max', '1200000')])
    const { decisionId } = contact.replies({ texts: ['Shall we meet?'] })
    const facts = [fact('budget.max', '600000')]
    contact.happens({ 'baton.FactsLearned': { facts, by: 'operator:kim' } })
    const started = contact.replies({ decisionId: '', texts: ['Are you still there?'] })
    expect(started).toMatchObject({ verdict: 'reply_dropped', reason: 'awaits-review' })
    contact.happens(reviewed(decisionId, true))
    expect(contact.sent).toEqual(['Shall we meet?'])
  })

  test.each([
    ['', MINUTE],
    [' of the same millisecond', 0],
  ])('is not given up for the answer to an earlier message%s, which it covers', (_, apart) => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const first = contact.routes.at(-1)!
    contact.after(apart).says('hello?')
    const { decisionId } = contact.replies({ texts: ['Shall we meet tomorrow?'] })
    const late = contact.replies({ ...answerTo(first), texts: ['Shall we meet?'] })
    expect(late).toMatchObject({ verdict: 'reply_dropped', reason: 'awaits-review' })
    contact.happens(reviewed(decisionId, true))
    expect(contact.sent).toEqual(['Shall we meet tomorrow?'])
    expect(contact.state?.pending).toEqual([])
  })

  test('does not keep a bot from what it asks for beside texts that are not sent', () => {
    const { contact } = held()
    const request = { target: 'human', reason: 'stuck', confidence: 0 }
    contact.replies({ decisionId: '', texts: ['Hello?'], request })
    expect(contact.beside).toMatchObject([
      { verdict: 'human', reason: 'bot-asks' },
      { verdict: 'reply_dropped', reason: 'superseded' },
    ])
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'buy' } })
  })

  test('is not sent when what it asks has become known meanwhile', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const asks = [{ side: 'buying', name: 'beds' }]
    const { decisionId } = contact.replies({ texts: ['How many bedrooms?'], asks })
    contact.says('three', [fact('beds', '3')])
    const decision = contact.happens(reviewed(decisionId, true))
    expect(decision).toMatchObject({ verdict: 'reply_dropped', reason: 're-ask' })
    expect(contact.sent).toEqual([])
  })

  test('tables of another policy do not hold it', () => {
    const policy = { ...plain, replies: { ...plain.replies, review: [] } }
    const contact = new Contact(tablesOf({ policy })).withSilentBots()
    contact.says('buy', [fact('budget.max', '1200000')])
    expect(contact.replies().verdict).toBe('reply_sent')
  })

  test('is the answer to its message: a late reply to an earlier routing gives way to it', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const first = contact.routes.at(-1)!
    contact.after(5 * MINUTE).wakes()
    const { decisionId } = contact.replies({ texts: ['Shall we meet?'] })
    contact.says('600', [fact('budget.max', '600000')])
    const late = contact.replies({ ...answerTo(first), texts: ['Hello!'] })
    expect(late).toMatchObject({ verdict: 'reply_dropped', reason: 'awaits-review' })
    contact.happens(reviewed(decisionId, true))
    expect(contact.sent).toEqual(['Shall we meet?'])
  })

  test('leaves its message to people when it is rejected, whatever came late', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const first = contact.routes.at(-1)!
    contact.after(5 * MINUTE).wakes()
    const { decisionId } = contact.replies({ texts: ['Shall we meet?'] })
    contact.replies({ ...answerTo(first), texts: ['Hello!'] })
    contact.happens(reviewed(decisionId, false))
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'buy' } })
  })

  test('leaves on the channel its message came on, also when later ones took its place', () => {
    const contact = listening()
    const chats = (text: string) =>
      contact.happens({
        'baton.MessageReceived': { ...chat, text, facts: [fact('budget.max', '1200000')] },
      })
    chats('buy')
    const { decisionId } = contact.replies()
    for (let i = 0; i < 8; i++) chats(`more ${i}`)
    contact.happens(reviewed(decisionId, true))
    expect(contact.actions).toContainEqual({
      'baton.SendText': { text: 'ok', kind: 'reply', channel: 'webchat' },
    })
  })

  test('asks nothing when a person puts other words in its place', () => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', '1200000')])
    const asks = [{ side: 'buying', name: 'beds' }]
    const { decisionId } = contact.replies({ texts: ['How many bedrooms?'], asks })
    contact.says('three', [fact('beds', '3')])
    const decision = contact.happens(reviewed(decisionId, true, 'Three it is.'))
    expect(decision.verdict).toBe('reply_sent')
    expect(contact.sent).toEqual(['Three it is.'])
    expect(contact.state?.asked).toEqual([])
  })

  test.each([
    ['1,200,000', 'reply_held'],
    ['$1200000', 'reply_held'],
    ['1.2M', 'reply_held'],
    ['1200k', 'reply_held'],
    ['over a million', 'reply_held'],
    ['$1,199,999', 'reply_sent'],
    ['650k', 'reply_sent'],
    ['0.65 m', 'reply_sent'],
  ])('is one at a budget of %s: %s', (value, verdict) => {
    const contact = listening()
    contact.says('buy', [fact('budget.max', value)])
    expect(contact.replies().verdict).toBe(verdict)
  })

  test('takes its tag along when the contact writes first', () => {
    const contact = listening()
    contact.says('hi')
    contact.replies()
    contact.happens({
      'baton.FactsLearned': { facts: [fact('budget.max', '1200000')], by: 'operator:kim' },
    })
    expect(contact.replies({ decisionId: '' }).verdict).toBe('reply_held')
    const tag = { tags: ['HITL-Review'] }
    expect(contact.actions).toContainEqual({ 'baton.AddTags': tag })
    contact.says('are you there?')
    expect(contact.state?.draft).toBeNull()
    expect(contact.actions).toContainEqual({ 'baton.RemoveTags': tag })
  })
})
