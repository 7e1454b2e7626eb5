/** Of a sha-256 in hex: enough to tell versions of one exercise apart. */
export const shortHash = (versionId: string): string => versionId.slice(0, 10);
