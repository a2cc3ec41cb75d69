"""Articles by their address: what the user asks for, fetched politely and safely, and on request what it lists.

::

    addresses --following--> what is fetched next --fetching--> answers --READERS--> rows
                    ^                                                        |
                    +------------------------- Link -------------------------+

* `address` says what may be asked for at all: http and https, and no address of a private network.
* `exchange` is one question and its answer, with a limit on everything: time, silence, size after unpacking.
* `fetching` asks for one address as a guest does: robots.txt, a pause for each host, only for what has changed.
* `following` goes through the addresses of a run, the hosts in turn, and through what feeds and sitemaps list.

Nothing here runs unless the user gives an address, or says `--follow`. Proxies that the environment names are not used:
through a proxy nobody could tell which machine is asked, and the promise about private networks would be empty.
"""
