import { BatonError } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { ProtocolError } from '../wire/protocol-error.ts'
import { asBatonError, isTransient } from './errors.ts'

const named = (name: string, fields: object = {}) =>
  Object.assign(new Error('x'), { name, ...fields })
const kafkajsError = (type: string, message = 'x') =>
  Object.assign(new Error(message), { name: 'KafkaJSProtocolError', type })
const codeOf = (error: unknown) => asBatonError(error, 'do it').code

describe('an error of the broker', () => {
  test.each([
    [47, 'PRODUCER_FENCED'],
    [90, 'PRODUCER_FENCED'],
    [10, 'RECORD_TOO_LARGE'],
    [3, 'TOPIC_MISSING'],
    [29, 'CONFIG_INVALID'],
    [6, 'BROKER_UNAVAILABLE'],
    [7777, 'BROKER_UNAVAILABLE'],
  ] as const)('with code %i is %s', (errorCode, code) => {
    expect(codeOf(new ProtocolError(errorCode, 'Some request'))).toBe(code)
  })

  test('means the same when kafkajs read it, also a code it does not know or hides in an aggregate', () => {
    expect(codeOf(kafkajsError('INVALID_PRODUCER_EPOCH'))).toBe('PRODUCER_FENCED')
    expect(codeOf(kafkajsError('KAFKAJS_UNKNOWN_ERROR_CODE', 'Unknown error code 90'))).toBe(
      'PRODUCER_FENCED',
    )
    const aggregate = named('KafkaJSAggregateError', { errors: [kafkajsError('INVALID_CONFIG')] })
    expect(codeOf(aggregate)).toBe('CONFIG_INVALID')
  })

  test('that cannot tell the outcome gets the code the caller names for that', () => {
    const lost = named('KafkaJSConnectionClosedError')
    expect(asBatonError(lost, 'commit', 'OUTCOME_UNKNOWN').code).toBe('OUTCOME_UNKNOWN')
    const fenced = new ProtocolError(47, 'EndTxn')
    expect(asBatonError(fenced, 'commit', 'OUTCOME_UNKNOWN').code).toBe('PRODUCER_FENCED')
  })
})

describe('trying again', () => {
  test('makes sense after lost connections, time-outs and moved leaders', () => {
    for (const name of ['KafkaJSConnectionError', 'KafkaJSRequestTimeoutError'])
      expect(isTransient(named(name))).toBe(true)
    expect(isTransient(new ProtocolError(6, 'Fetch'))).toBe(true)
    expect(isTransient(new BatonError('BROKER_UNAVAILABLE', 'x'))).toBe(true)
  })

  test('makes none after a refused login, an untrusted certificate, a fence or a mistake of ours', () => {
    const untrusted = named('KafkaJSConnectionError', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    const unsigned = named('KafkaJSConnectionError', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
    const missing = named('KafkaJSConnectionError', {
      code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    })
    const refused = named('KafkaJSSASLAuthenticationError')
    for (const error of [untrusted, unsigned, missing, refused]) {
      expect(isTransient(error)).toBe(false)
      expect(codeOf(error)).toBe('CONFIG_INVALID')
    }
    expect(isTransient(new ProtocolError(47, 'EndTxn'))).toBe(false)
    expect(isTransient(new TypeError('x'))).toBe(false)
    expect(codeOf(new TypeError('x'))).toBe('BUG')
  })
})
