// The host of the test's page, which answers with what a test gave it: pages with a strict policy load nothing else.

const { open } = XMLHttpRequest.prototype;

/** @returns the path that answers with these bytes under this content type */
export function answersWith(body: BlobPart, contentType: string): string {
  const upload = new XMLHttpRequest();
  // Waits for the answer, so that the path may stand in an attribute at once. Tests replace the method of the prototype.
  open.call(upload, 'POST', `/reply?${new URLSearchParams({ type: contentType })}`, false);
  upload.send(new Blob([body]));
  return upload.responseText;
}

/** As `answersWith()`, for a picture in base64. */
export function showsPicture(base64: string, contentType: string): string {
  return answersWith(
    Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)),
    contentType,
  );
}
