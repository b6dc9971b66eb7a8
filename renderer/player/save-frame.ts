// Saves the frame on the screen, whole and in its own size, as a file the browser downloads.

const types = { '.png': 'image/png', '.jpg': 'image/jpeg' };
const jpegQuality = 0.92;

/** Resolves false when there is no frame to save. */
export async function saveFrame(video: HTMLVideoElement, name: string, ending: keyof typeof types): Promise<boolean> {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.drawImage(video, 0, 0);
  const url = URL.createObjectURL(await canvas.convertToBlob({ type: types[ending], quality: jpegQuality }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the bytes by the time the next tasks run.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
