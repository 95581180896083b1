// @ts-check
/** Fetches what the server tells about its models; without an answer the page does without. */

/** @typedef {import('../protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('../protocol/types.js').ModelList} ModelList */

/** @returns {Promise<ModelList | null>} */
export function fetchModels() {
  return fetchJson('/v1/models');
}

/**
 * @param {string} name
 * @returns {Promise<ModelDocument | null>}
 */
export function fetchModel(name) {
  return fetchJson(`/v1/models/${encodeURIComponent(name)}`);
}

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
async function fetchJson(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
