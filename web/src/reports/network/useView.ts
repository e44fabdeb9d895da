import { type PointerEvent, useRef, useState } from 'react'

interface Size {
  width: number
  height: number
}

/** Which part of a picture is seen: how many times larger it is, and from where. */
export interface View {
  times: number
  x: number
  y: number
}

const WHOLE: View = { times: 1, x: 0, y: 0 }
const STEP = 1.6
const MOST = 10
/** Room around what has the focus, and how far a pointer moves before it drags. */
const ROOM = 60
const DRAGS = 4

/** The view with its edges inside the picture. */
export function inside({ times, x, y }: View, { width, height }: Size): View {
  const within = (value: number, most: number) => Math.min(Math.max(0, value), most * (times - 1))
  return { times, x: within(x, width), y: within(y, height) }
}

/** Larger or smaller; what lies at a place of the window stays there. */
export function zoomed(view: View, by: number, size: Size, [x, y] = [size.width / 2, size.height / 2]): View {
  const times = Math.min(MOST, Math.max(1, view.times * by))
  const more = times / view.times
  return inside({ times, x: (view.x + x) * more - x, y: (view.y + y) * more - y }, size)
}

/** Moved so far that a place of the picture is seen. */
export function showing(view: View, at: { x: number; y: number }, size: Size): View {
  const seen = (from: number, place: number, length: number) =>
    place < from + ROOM ? place - ROOM : place > from + length - ROOM ? place + ROOM - length : from
  return inside({ ...view, x: seen(view.x, at.x, size.width), y: seen(view.y, at.y, size.height) }, size)
}

/** Zoom and pan of a picture, by buttons, keys, pinches and dragging. */
export function useView(size: Size) {
  const [held, hold] = useState(WHOLE)
  const view = inside(held, size)
  const drag = useRef<{ x: number; y: number; moved: boolean }>(undefined)
  const zoom = (by: number, at?: [number, number]) => hold((last) => zoomed(inside(last, size), by, size, at))
  return {
    view,
    larger: () => zoom(STEP),
    smaller: () => zoom(1 / STEP),
    whole: () => hold(WHOLE),
    show: (at: { x: number; y: number }) => hold((last) => showing(inside(last, size), at, size)),
    /** A pinch on a touch pad is a wheel with the control key; a plain wheel scrolls the page. */
    wheel: (event: WheelEvent, frame: DOMRect) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY / 200), [event.clientX - frame.left, event.clientY - frame.top])
    },
    pointer: {
      onPointerDown: (event: PointerEvent) => {
        if (view.times > 1) drag.current = { x: event.clientX, y: event.clientY, moved: false }
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const from = drag.current
        if (!from) return
        const [x, y] = [event.clientX - from.x, event.clientY - from.y]
        if (!from.moved && Math.hypot(x, y) < DRAGS) return
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, y: event.clientY, moved: true }
        hold((last) => inside({ ...last, x: last.x - x, y: last.y - y }, size))
      },
      onPointerUp: () => {
        drag.current = undefined
      },
    },
  }
}
