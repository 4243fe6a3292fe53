import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import type { ClusterOptions } from './cluster.ts'
import { choosePort, isFreeOnLoopback, type PortChoice } from './ports.ts'
import { REGISTRY_PATH } from './readiness.ts'

export const HOST = '127.0.0.1'
const BROKER_PORT_VARIABLE = 'BATON_BROKER_PORT'
const REGISTRY_PORT_VARIABLE = 'BATON_REGISTRY_PORT'

export interface Ports {
  readonly broker: PortChoice
  readonly registry: PortChoice
  readonly controller: PortChoice
}

/**
 * The environment says first, then the options; what is chosen is kept in `path` for the next
 * start.
 */
export const choosePorts = async (options: ClusterOptions, path: string): Promise<Ports> => {
  const last = readPorts(path)
  const taken = new Set<number>()
  const choose = async (
    name: keyof Ports,
    variable?: string,
    given?: number,
  ): Promise<PortChoice> => {
    const asked = (variable && portIn(options.env, variable)) || given
    const choice = await choosePort(asked, last?.[name], taken, isFreeOnLoopback)
    taken.add(choice.chosen)
    if (asked !== undefined && choice.chosen !== asked) {
      const change = variable ? ` (${variable} chooses another)` : ''
      options.onProgress(`port ${asked} is taken: the ${name} uses ${choice.chosen}${change}`)
    }
    return choice
  }
  const ports: Ports = {
    broker: await choose('broker', BROKER_PORT_VARIABLE, options.brokerPort),
    registry: await choose('registry', REGISTRY_PORT_VARIABLE, options.registryPort),
    controller: await choose('controller'),
  }
  writeFileSync(`${path}.new`, JSON.stringify(ports))
  renameSync(`${path}.new`, path)
  return ports
}

export const brokersOf = (ports: Ports): string[] => [`${HOST}:${ports.broker.chosen}`]

export const registryUrlOf = (ports: Ports): string =>
  `http://${HOST}:${ports.registry.chosen}${REGISTRY_PATH}`

/** Undefined when the variable is not set. */
export const portIn = (env: ClusterOptions['env'], variable: string): number | undefined => {
  const text = env[variable]?.trim()
  if (!text) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new BatonError('CONFIG_INVALID', `${variable}: "${text}" is not a port`)
  }
  return port
}

const readPorts = (path: string): Ports | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Ports
  } catch {
    return undefined
  }
}
