// "6/1" is June 1st where something is due, a day where somebody is free, and else a home of six
// bedrooms.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, pending: string | null = null) => {
  const pendingQuestion = pending === null ? null : { side: 'buying', name: pending }
  return flatSlots(readSlots(text, { bot: 'buyer', pendingQuestion }))
}

test.each([
  'lease ends 6/1',
  'lease is up 5/1',
  'moving 8/1',
  'school starts 8/4',
  'around 6/1',
  'before 6/1',
])('"%s" is a time', text => expect(read(text)).toEqual({ timeline: 'present' }))

test('so is "6/1" where the question was when', () => {
  expect(read('6/1', 'timelineDays')).toEqual({ timeline: 'present' })
  expect(read('6/1', 'timeline')).toEqual({ timeline: 'present' })
})

test.each(['see it 5/2', 'can do 5/3'])('"%s" is a visit', text => expect(read(text)).toEqual({}))

test.each([
  ['3/2 in Katy', { beds: '3', baths: '2', location: 'Katy' }],
  ['need a 3/2 before summer', { beds: '3', baths: '2', timeline: 'present' }],
  ['tour 3/2 homes', { beds: '3', baths: '2' }],
])('"%s" is a home', (text, facts) => expect(read(text)).toEqual(facts))

test('a home named in answer to when is a home', () => {
  expect(read('asap, a 3/2', 'timeline')).toMatchObject({ beds: '3', baths: '2' })
})
