// Method: what a mail shows to whoever reads it, checked against HTML's own rules for character
// references and tags.
import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['<p>STOP&#160;</p>', 'STOP'],
  ['<p>&#83;TOP</p>', 'STOP'],
  ['<p>STOP&#x2e;</p>', 'STOP.'],
  ['<p>don&#8217;t, don&#X2019;t, don&#0039;t, don&apos;t</p>', "don’t, don’t, don't, don't"],
  [
    'don&rsquo;t &lsquo;now&rsquo; &ldquo;or&rdquo; &ndash; later &mdash; &hellip;',
    'don’t ‘now’ “or” – later — …',
  ],
  ['<p>STOP&zwnj;</p>', 'STOP\u200c'],
  ['under &pound;650k or &euro;650k', 'under £650k or €650k'],
  // Of windows-1252, as browsers read them and old mail programs write them.
  ['<p>don&#146;t &#150; ever</p>', 'don’t – ever'],
  // White space of the source is no line of the mail.
  ['<p>I want&#13;&#10;to sell</p>', 'I want to sell'],
  // What is written about references is not one.
  ['&amp;#83;TOP', '&#83;TOP'],
])('a mail says the characters that are named in it: %s', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test.each(['&#0;', '&#xD800;', '&#x110000;', '&#9999999;', '&#99999999;', '&#;', '&nope;', '&#x;'])(
  'what names no character stays as it is: %s',
  name => {
    expect(plainText(`a ${name} b`)).toBe(`a ${name} b`)
  },
)

test.each([
  ['my budget is < 650k and > 2 beds', 'my budget is < 650k and > 2 beds'],
  ['budget <650k, <b>3</b> beds', 'budget <650k, 3 beds'],
  ['I <3 it<br>2<3', 'I <3 it\n2<3'],
  ['STOP <', 'STOP <'],
  ['a<!-- not read -->b<?xml?>c</p>d', 'a b c\nd'],
])('a tag opens before a letter, a slash, ! or ?; else < is a word: %s', (html, text) => {
  expect(plainText(html)).toBe(text)
})

/** As long as a body may be. */
const LENGTH = 262_144

test.each(['<', '<a', '< ', '&#', '&#1', '&', '<a>', '\n<br>', ' \n'])(
  'the time a mail takes grows with its length only, also when it is full of %j',
  text => {
    const html = text.repeat(LENGTH / text.length)
    const begun = performance.now()
    plainText(html)
    expect(performance.now() - begun).toBeLessThan(1_000)
  },
)
