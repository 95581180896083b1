// @ts-check
/** Fetches what the server tells about its models; without an answer the page does without. */

/** @typedef {import('./access.js').Access} Access */
/** @typedef {import('../protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('../protocol/types.js').ModelList} ModelList */

/**
 * @param {Access} access
 * @returns {Promise<ModelList | null>}
 */
export function fetchModels(access) {
  return fetchJson(access, '/v1/models');
}

/**
 * @param {Access} access
 * @param {string} name
 * @returns {Promise<ModelDocument | null>}
 */
export function fetchModel(access, name) {
  return fetchJson(access, `/v1/models/${encodeURIComponent(name)}`);
}

/**
 * @param {Access} access
 * @param {string} address
 * @returns {Promise<any>}
 */
async function fetchJson(access, address) {
  try {
    const answer = await access.fetch(address, { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
