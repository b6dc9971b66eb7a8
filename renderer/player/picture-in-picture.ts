// The picture in a small window over everything else, where the browser can.
import { useEffect, useState, type RefObject } from 'react';

/** Whether the picture stands outside. */
export function useIsOutside(video: RefObject<HTMLVideoElement | null>): boolean {
  const [isOutside, setOutside] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const [enter, leave] = [() => setOutside(true), () => setOutside(false)];
    element.addEventListener('enterpictureinpicture', enter);
    element.addEventListener('leavepictureinpicture', leave);
    return () => {
      element.removeEventListener('enterpictureinpicture', enter);
      element.removeEventListener('leavepictureinpicture', leave);
      if (document.pictureInPictureElement === element) void document.exitPictureInPicture();
    };
  }, [video]);
  return isOutside;
}

/** Rejects when the browser refuses. */
export async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
  else await video.requestPictureInPicture();
}
