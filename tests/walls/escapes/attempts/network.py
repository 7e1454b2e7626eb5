#: connects a socket
import socket
s = socket.socket()
s.connect(("127.0.0.1", CANARY["port"]))
breach(s.recv(100))
#: connects to a name
import socket
breach(socket.create_connection(("localhost", CANARY["port"]), timeout=2).recv(100))
#: connects below the library
import _socket
s = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
s.connect(("127.0.0.1", CANARY["port"]))
breach(s.recv(100))
#: takes each small number for a socket
import _socket
for number in range(64):
    try:
        s = _socket.socket(fileno=number)
        s.connect(("127.0.0.1", CANARY["port"]))
        breach(number)
    except OSError as error:
        print(number, error)
#: sends a datagram
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
breach(s.sendto(CANARY["mark"].encode(), ("127.0.0.1", CANARY["udpPort"])))
#: connects to a socket of the file system
import socket
s = socket.socket(socket.AF_UNIX)
s.connect(CANARY["socket"])
breach(s.recv(100))
#: opens raw and packet sockets
import _socket
for family in (2, 10, 16, 17, 1):
    for kind in (1, 2, 3, 5):
        try:
            breach(_socket.socket(family, kind, 0))
        except OSError as error:
            print(family, kind, error)
#: makes a pair of sockets
import socket
tell(lambda: socket.socketpair())
#: listens
import socket
s = socket.socket()
s.bind(("0.0.0.0", 0))
s.listen()
breach(s.getsockname())
#: asks for a name's address
import socket
breach(socket.getaddrinfo("localhost", CANARY["port"]))
#: asks for the host by its name
import _socket
breach(_socket.gethostbyname("localhost"))
#: asks for names of addresses and services
import _socket
breach(_socket.getnameinfo(("127.0.0.1", 80), 0))
#: asks for a service
import _socket
tell(lambda: _socket.getservbyname("http"), lambda: _socket.getprotobyname("tcp"), lambda: _socket.if_nameindex(), lambda: _socket.sethostname(CANARY["mark"]))
#: opens a connection with asyncio
import asyncio
async def main():
    reader, writer = await asyncio.open_connection("127.0.0.1", CANARY["port"])
    breach(await reader.read(100))
asyncio.run(main())
#: serves with asyncio
import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    breach(server.sockets)
asyncio.run(main())
#: connects to a unix socket with asyncio
import asyncio
async def main():
    reader, writer = await asyncio.open_unix_connection(CANARY["socket"])
    breach(await reader.read(100))
asyncio.run(main())
#: uses the real selector loop
import asyncio, selectors
loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
print(loop.run_until_complete(asyncio.sleep(0)))
#: gets a page with http.client
import http.client
connection = http.client.HTTPConnection("127.0.0.1", CANARY["port"], timeout=2)
connection.request("GET", "/" + CANARY["mark"])
breach(connection.getresponse().read())
#: gets a page with urllib
import urllib.request
breach(urllib.request.urlopen(f"http://127.0.0.1:{CANARY['port']}/{CANARY['mark']}", timeout=2).read())
#: gets a file with urllib
import urllib.request
breach(urllib.request.urlopen("file://" + CANARY["file"]).read())
#: speaks with a mail server
import smtplib
breach(smtplib.SMTP("127.0.0.1", CANARY["port"], timeout=2))
#: speaks with servers of files, of mail and of news
import ftplib, imaplib, poplib
tell(lambda: ftplib.FTP("127.0.0.1", timeout=2), lambda: imaplib.IMAP4("127.0.0.1", CANARY["port"], timeout=2), lambda: poplib.POP3("127.0.0.1", CANARY["port"], timeout=2))
#: calls a server by XML
import xmlrpc.client
breach(xmlrpc.client.ServerProxy(f"http://127.0.0.1:{CANARY['port']}").system.listMethods())
#: has an XML document fetch another one
import xml.dom.minidom, xml.sax
text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{CANARY["file"]}"><!ENTITY y SYSTEM "http://127.0.0.1:{CANARY["port"]}/">]><a>&x;&y;</a>'
tell(lambda: xml.dom.minidom.parseString(text).toxml())
#: logs over the network
import logging.handlers
record = logging.makeLogRecord({"msg": CANARY["mark"]})
for make in (lambda: logging.handlers.SocketHandler("127.0.0.1", CANARY["port"]), lambda: logging.handlers.DatagramHandler("127.0.0.1", CANARY["udpPort"]), lambda: logging.handlers.HTTPHandler(f"127.0.0.1:{CANARY['port']}", "/")):
    tell(lambda: make().emit(record))
#: secures a connection
import ssl, socket
context = ssl.create_default_context()
breach(context.wrap_socket(socket.create_connection(("127.0.0.1", CANARY["port"])), server_hostname="localhost"))
#: waits for descriptors
import select
tell(lambda: select.select([0, 1, 2], [], [], 0))
#: polls descriptors
import select
poll = select.poll()
poll.register(0)
breach(poll.poll(0))
