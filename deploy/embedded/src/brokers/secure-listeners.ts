import type { BrokerSettings } from '../broker-properties.ts'
import { HOST } from '../cluster-ports.ts'

export interface ScramUser {
  readonly name: string
  readonly password: string
  readonly mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512'
}

/** Listeners beside the plain one, with TLS. Files are PEM. */
export interface Security {
  /** The brokers' key and certificates after it, for 127.0.0.1, in one file. */
  readonly keystore: string
  /** Who signs the clients' certificates. */
  readonly ca: string
  readonly users: readonly ScramUser[]
}

export interface SecurePorts {
  readonly scram: number
  readonly mutual: number
}

const MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const

/**
 * Adds SCRAM (SASL_SSL: TLS and a password) and MUTUAL (SSL: a certificate of the client) to the
 * settings of a node.
 */
export const withSecureListeners = (
  settings: BrokerSettings,
  { keystore, ca }: Security,
  ports: SecurePorts,
): BrokerSettings => {
  const endpoints = `SCRAM://${HOST}:${ports.scram},MUTUAL://${HOST}:${ports.mutual}`
  const also = (name: string, more: string) => ({ [name]: `${settings[name]},${more}` })
  return {
    ...settings,
    ...also('listeners', endpoints),
    ...also('advertised.listeners', endpoints),
    ...also('listener.security.protocol.map', 'SCRAM:SASL_SSL,MUTUAL:SSL'),
    'inter.broker.listener.name': 'PLAINTEXT',
    ...tls('scram', keystore),
    'listener.name.scram.sasl.enabled.mechanisms': MECHANISMS.join(','),
    ...Object.fromEntries(MECHANISMS.map(name => [loginOf(name), LOGIN])),
    ...tls('mutual', keystore),
    'listener.name.mutual.ssl.client.auth': 'required',
    'listener.name.mutual.ssl.truststore.type': 'PEM',
    'listener.name.mutual.ssl.truststore.location': ca,
  }
}

const tls = (listener: string, keystore: string): BrokerSettings => ({
  [`listener.name.${listener}.ssl.keystore.type`]: 'PEM',
  [`listener.name.${listener}.ssl.keystore.location`]: keystore,
})

const loginOf = (mechanism: string): string =>
  `listener.name.scram.${mechanism.toLowerCase()}.sasl.jaas.config`

const LOGIN = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'

/** Options of the format tool: users are in the metadata from the first moment. */
export const scramOptions = (users: readonly ScramUser[]): string[] =>
  users.flatMap(({ name, password, mechanism }) => [
    '--add-scram',
    `${mechanism}=[name=${name},password=${password}]`,
  ])
