// A name is what its bearer says it is, also where everyday words, months and towns are called so.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string) => flatSlots(readSlots(text, { bot: 'lead', pendingQuestion: null }))

describe('behind "my name is" an everyday word is a name, and nothing else', () => {
  test.each([
    ['my name is Pearl', 'Pearl'],
    ['my name is Chase and I want to sell', 'Chase'],
    ['my name is June', 'June'],
    ['my name is May Chen', 'May Chen'],
    ['my name is Sierra Lopez', 'Sierra Lopez'],
    ['my name is Min Park', 'Min Park'],
    ['my name is Chance', 'Chance'],
    ['my name is Cash Johnson', 'Cash Johnson'],
    ['my name is Price Johnson', 'Price Johnson'],
    ['name: Hoa Nguyen', 'Hoa Nguyen'],
    ['me llamo Pearl', 'Pearl'],
    ["I'm Chase Miller", 'Chase Miller'],
  ])('%s', (text, name) => expect(read(text)).toEqual({ name }))

  test.each([
    'my name is On the deed',
    'my name is Still on the deed',
    'MY NAME IS ON THE DEED',
    'my name is The same as before',
    'my name is What now',
    'name: Not given',
    'Name is Changed on the deed',
    'her name is Chase Miller',
    'my husbands name is Bill',
    'your name is Chase',
    "I'm Ready",
    "I'm New Here",
    "I'm Very Interested",
    "I'm Currently Renting",
    'Chase works',
  ])('%s', text => expect(read(text).name).toBeUndefined())
})

describe('a name is a name wherever it comes from', () => {
  test.each([
    ['my name is Ahmad Rahimi', 'Ahmad Rahimi'],
    ["I'm Mohammad Karimi", 'Mohammad Karimi'],
    ['this is Hussein', 'Hussein'],
    ['im ahmed', 'ahmed'],
    ['hi im Abdullah', 'Abdullah'],
    ['my name is Li Wang', 'Li Wang'],
  ])('%s', (text, name) => expect(read(text)).toEqual({ name }))
})

describe('a full name behind thanks is that of who writes', () => {
  test.each([
    ['Thx, Bill Foster', 'Bill Foster'],
    ['Need to sell my house. Thanks, Maria Gomez', 'Maria Gomez'],
    ['best, Bill Foster', 'Bill Foster'],
  ])('%s', (text, name) => expect(read(text)).toMatchObject({ name }))

  test.each(['Thanks, Bill', 'thanks Bill Foster', 'Best, San Antonio', 'Thanks, Kelly Texas'])(
    '%s',
    text => expect(read(text).name).toBeUndefined(),
  )
})
