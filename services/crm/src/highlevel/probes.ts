import { type ApiRequest, VERSIONS } from './request.ts'

/** The least that HighLevel lists. */
const FEWEST = 10

/**
 * Cheap reads that show whether a location's token is good for anything. They need different
 * scopes: one may be what it lacks.
 */
export const probesOf = (locationId: string): readonly ApiRequest[] => [
  fieldListing(locationId),
  {
    method: 'GET',
    path: `/conversations/messages/export?${new URLSearchParams({ locationId, limit: String(FEWEST) })}`,
    version: VERSIONS.conversations,
  },
]

export const customFieldsPath = (locationId: string): string =>
  `/locations/${encodeURIComponent(locationId)}/customFields`

/** Lists the custom fields of a location's contacts. */
export const fieldListing = (locationId: string): ApiRequest => ({
  method: 'GET',
  path: `${customFieldsPath(locationId)}?model=contact`,
  version: VERSIONS.contacts,
})
