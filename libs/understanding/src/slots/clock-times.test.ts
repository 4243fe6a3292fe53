// A time written without its colon is no amount of money.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot: string) =>
  flatSlots(readSlots(text, { bot, pendingQuestion: null }))

describe('a time without a colon is no money, whatever bot talks', () => {
  test.each([
    "we'll be there at 530",
    'see u at 530',
    'off work at 530',
    'pick us up at 430',
    'i can be there at 445',
    'meet there at 615 ok',
    'we land at 820',
    'my shift ends at 630',
    'school lets out 330',
    'getting there around 245',
    'im free after 530',
    'after 530 is better',
    'home by 630 tonight',
    'we get off at 330 so 4 works',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller']) expect(read(text, bot)).toEqual({})
  })
})

describe('a price of that size stays one', () => {
  test.each([
    ["we're at 530 now", 'budget.max', '530000'],
    ['could we start at 530', 'budget.min', '530000'],
    ["we'd be comfortable at 445", 'budget.max', '445000'],
    ['top out at 430', 'budget.max', '430000'],
    ['430 works', 'budget.max', '430000'],
    ['list it at 530', 'askingPrice', '530000'],
    ['a home at 450', 'budget.max', '450000'],
    ['be there at 375k', 'budget.max', '375000'],
    ['see you at 375', 'budget.max', '375000'],
  ])('%s', (text, name, value) => expect(read(text, 'lead')).toEqual({ [name]: value }))
})
