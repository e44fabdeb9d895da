import type { Track } from './track'

/** The quarter of a video that has been reached: 0 to 3. */
export const quarter = (position: number, length: number) =>
  length > 0 && length < Number.POSITIVE_INFINITY ? Math.min(3, Math.floor((position / length) * 4)) : 0

/** Videos of the page: begun, a quarter, a half, three quarters, seen to the end. Silent loops are decoration. */
export function videos(track: Track) {
  const reached = new WeakMap<HTMLVideoElement, number>()
  const on = (event: string, see: (video: HTMLVideoElement) => void) =>
    document.addEventListener(
      event,
      ({ target }) => {
        if (target instanceof HTMLVideoElement && !(target.loop && target.muted)) see(target)
      },
      true,
    )
  const told = (video: HTMLVideoElement, position = video.currentTime) => ({
    video:
      video.getAttribute('data-ff-video') || video.title || video.currentSrc.replace(/[?#].*/, '').replace(/.*\//, ''),
    position: Math.round(position),
    ...(Number.isFinite(video.duration) && { total_length: Math.round(video.duration) }),
  })
  on('playing', (video) => {
    if (reached.has(video)) return
    reached.set(video, quarter(video.currentTime, video.duration))
    track('Video Playback Started', told(video))
  })
  on('timeupdate', (video) => {
    const before = reached.get(video)
    const now = quarter(video.currentTime, video.duration)
    if (before === undefined || now <= before || video.seeking) return
    reached.set(video, now)
    track('Video Content Playing', { ...told(video), progress: now * 25 })
  })
  on('ended', (video) => {
    reached.delete(video)
    track('Video Playback Completed', told(video))
  })
}
