import { engineOf } from '@baton/rules'
import { dataVersions } from '@baton/runtime'

/** The engine that judges here, as a router of these sources on this machine would name itself. */
export const ownEngine = (): string => engineOf(dataVersions())
