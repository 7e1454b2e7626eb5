/**
 * The name under which a browser keeps its session of a `loopwise preview`. Cookies know no port: under next-auth's own
 * name it would sign the author out of a Loopwise that runs on this machine beside the preview.
 */
export const previewCookie = "loopwise-preview.session-token";
