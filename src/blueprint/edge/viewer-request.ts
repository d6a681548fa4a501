/**
 * What CloudFront runs before it looks for a file (CloudFront Functions' own JavaScript): the bare domain goes to the app's, and a path
 * without a file's extension is a page of the app. Only exact names redirect, so the app answers under any other, as on a local cloud.
 */
export function viewerRequestCode(bareDomain: string, appDomain: string): string {
  return `function handler(event) {
  var request = event.request;
  var host = request.headers.host && request.headers.host.value;
  if (host === ${JSON.stringify(bareDomain)}) {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: ${JSON.stringify(`https://${appDomain}`)} + request.uri } },
    };
  }
  var last = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
`;
}
