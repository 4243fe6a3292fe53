import type { ContextFact, OutboundMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { priorityOf } from './call.ts'
import { fieldValues } from './fields.ts'
import { planCalls, referenceIn, referenceOf } from './plan.ts'

type Action = OutboundMessage['actions'][number]

const messageOf = (...actions: Action[]): OutboundMessage => ({
  decisionId: 'ff91491fabcdef0123456789abcdef01',
  contactId: 'c',
  locationId: 'l',
  bot: 'seller',
  at: 1_700_000_000_000,
  actions,
})
const add = (...tags: string[]): Action => ({ 'baton.AddTags': { tags } })
const remove = (...tags: string[]): Action => ({ 'baton.RemoveTags': { tags } })
const text = (said: string): Action => ({
  'baton.SendText': { text: said, kind: 'reply', channel: 'sms' },
})
const note = (said: string): Action => ({ 'baton.AddNote': { text: said } })

const fact = (side: string, name: string, value: string, at = 1): ContextFact => ({
  side,
  name,
  value,
  confidence: 10_000,
  at,
  source: 'm',
  fresh: true,
})
const context = (facts: ContextFact[], from = 'buyer') => ({
  facts,
  score: 85,
  temperature: 'hot',
  urgency: 'ready',
  summary: 's',
  openQuestions: [],
  from,
  handoffReason: 'intent',
  validUntil: 5,
})

describe('the calls of a message', () => {
  test('a handoff is four: tags off, tags on, all fields, the note', () => {
    const calls = planCalls(
      messageOf(
        remove('Buyer-Lead'),
        add('Seller-Lead', 'Handoff-Buyer-to-Seller'),
        { 'baton.SetContext': { context: context([]), owner: 'seller' } },
        note('card'),
        remove('Cold-Lead'),
        add('Warm-Lead'),
      ),
    )
    expect(calls.map(call => [call.kind, call.actions])).toEqual([
      ['remove-tags', [0, 4]],
      ['add-tags', [1, 5]],
      ['fields', [2]],
      ['note', [3]],
    ])
    expect(calls[1]).toMatchObject({
      tags: ['Seller-Lead', 'Handoff-Buyer-to-Seller', 'Warm-Lead'],
    })
  })

  test.each([
    [
      [add('a'), remove('a'), add('b')],
      [
        ['remove-tags', ['a']],
        ['add-tags', ['b']],
      ],
    ],
    [[remove('a'), add('a')], [['add-tags', ['a']]]],
    [[add('a'), remove('a'), add('a')], [['add-tags', ['a']]]],
  ])('the last word on a tag counts %#', (actions, expected) => {
    const calls = planCalls(messageOf(...actions))
    const tags = calls.map(call => [call.kind, 'tags' in call ? call.tags : []])
    expect(tags.sort()).toEqual(expected.sort())
    const covered = calls.flatMap(call => call.actions).sort()
    expect(covered).toEqual(actions.map((_, i) => i))
  })

  test('texts and notes are never combined, and keep their order', () => {
    const calls = planCalls(messageOf(text('one'), note('n'), text('two'), note('m')))
    expect(calls.map(call => call.kind)).toEqual(['text', 'note', 'text', 'note'])
    expect(calls.map(priorityOf)).toEqual([0, 2, 0, 2])
  })

  test('a note names its decision, and is found by it', () => {
    const [call] = planCalls(messageOf(note('card\nof two lines')))
    const body = call?.kind === 'note' ? call.body : ''
    expect(body).toBe('card\nof two lines\n[decision ff91491fabcdef01/0]')
    expect(referenceIn(body)).toBe(referenceOf('ff91491fabcdef0123456789abcdef01', 0))
  })
})

describe('the fields', () => {
  test('say what is known in words, the rest in JSON', () => {
    const facts = [
      fact('buying', 'budget.max', '650000'),
      fact('buying', 'beds', '3'),
      fact('buying', 'timelineDays', '90', 1),
      fact('selling', 'timeline', 'after the summer', 2),
      fact('selling', 'askingPrice', '720000'),
    ]
    const values = fieldValues(context(facts), 'seller', Date.UTC(2026, 0, 2))
    expect(values).toMatchObject({
      budget: 'up to $650,000; asking $720,000',
      timeline: 'after the summer (selling)',
      preferences: 'beds 3',
      temperature: 'hot',
      qualification: '85',
      lastHandoff: 'buyer → seller, 2026-01-02T00:00:00.000Z (intent)',
    })
    expect(JSON.parse(values.context ?? '')).toMatchObject({
      version: 1,
      owner: 'seller',
      validUntil: 5,
      facts,
    })
  })

  test('are emptied when nothing is known any more; the last handoff stays when there was none', () => {
    const values = fieldValues(context([], ''), 'buyer', 0)
    expect(values).toMatchObject({ budget: '', timeline: '', preferences: '' })
    expect(values).not.toHaveProperty('lastHandoff')
  })
})
