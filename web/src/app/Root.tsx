import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { SignIn } from '../accounts/SignIn'
import { onSignedOut } from '../api/client'
import { useSession } from '../api/session'
import { ErrorCard } from '../kit/ErrorCard'
import { Loading } from '../kit/Loading'
import { Away } from './Away'
import { SignInAgain } from './SignInAgain'

/** Every page, and above it whether the server answers. */
export function Root() {
  const { href } = useLocation()
  useEffect(() => {
    document.documentElement.dataset.address = href // what is shown, which follows the address bar a little later
  }, [href])
  return (
    <>
      <Away />
      <Pages />
    </>
  )
}

/** Needs somebody signed in, except the page that makes the owner. */
function Pages() {
  const session = useSession()
  const { pathname } = useLocation()
  const [over, setOver] = useState(false)
  useEffect(() => onSignedOut(() => setOver(true)), [])
  if (pathname.startsWith('/first/')) return <Outlet />
  if (session.isPending) return <Loading door />
  if (session.isError) return <ErrorCard door error={session.error} retry={() => void session.refetch()} />
  if (!session.data.user) return <SignIn setupOpen={session.data.setupOpen} />
  return (
    <>
      <Outlet />
      {over && <SignInAgain email={session.data.user.email} done={() => setOver(false)} />}
    </>
  )
}
