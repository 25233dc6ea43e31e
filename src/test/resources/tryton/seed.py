#!/usr/bin/python3
"""Fill an initialised Tryton 6.0 database with a small Belgian company, for tests.

usage: TRYTOND_CONFIG=trytond.conf [DB_FILE=erp.sqlite] seed.py [URI]   (proteus in-process, no server needed)
Many receivables are added on SQLite only, where DB_FILE names the database's file.
"""
import datetime as dt
import os
import sqlite3
import sys
from decimal import Decimal as D

from dateutil.relativedelta import relativedelta
from proteus import Model, Wizard, config as pconfig

TODAY = dt.date.today()
cfg = pconfig.set_trytond(sys.argv[1] if len(sys.argv) > 1 else 'sqlite:///erp', config_file=os.environ['TRYTOND_CONFIG'])
get = Model.get


def one(model, *domain):
    return get(model).find(list(domain), limit=1)[0]


def xml_id(module, fs_id):
    return one('ir.model.data', ('module', '=', module), ('fs_id', '=', fs_id)).db_id


def saved(model, **values):
    record = get(model)(**values)
    record.save()
    return record


def refresh_context():
    cfg._context = get('res.user').get_preferences(True, {})


def insist(step, *args):
    """Take a step, and answer yes to every warning."""
    from trytond.exceptions import UserWarning
    while True:
        try:
            return step(*args)
        except UserWarning as warning:
            saved('res.user.warning', user=get('res.user')(cfg.user), name=warning.name)


def days_ago(days):
    return TODAY - relativedelta(days=days)


# countries, currencies, the seller
belgium = saved('country.country', code='BE', code3='BEL', code_numeric='056', name='Belgium')
saved('country.country', code='NL', code3='NLD', code_numeric='528', name='Netherlands')
euro = saved('currency.currency', name='Euro', code='EUR', symbol='€', numeric_code='978', digits=2, rounding=D('0.01'))
dollar = saved('currency.currency', name='Dollar', code='USD', symbol='$', numeric_code='840', digits=2, rounding=D('0.01'))
for currency, rate in ((euro, D(1)), (dollar, D('1.1'))):
    currency.rates.new(date=dt.date(2000, 1, 1), rate=rate)
    currency.save()
dutch = one('ir.lang', ('code', '=', 'nl'))
english = one('ir.lang', ('code', '=', 'en'))


def party(name, vat=None, contacts=(), street='Nieuwstraat 1', postal_code='9000', city='Gent', **values):
    record = get('party.party')(name=name, **values)
    address, = record.addresses
    address.street, address.postal_code, address.city, address.country = street, postal_code, city, belgium
    address.invoice = address.delivery = True
    if vat:
        identifier = record.identifiers.new()
        identifier.type, identifier.code = 'be_vat', vat
    for kind, value, person in contacts:
        way = record.contact_mechanisms.new()
        way.type, way.value, way.name = kind, value, person
    record.save()
    return record


seller = party('Voorbeeld Techniek BV', 'BE0403019261', [('email', 'info@voorbeeld.example', None)])
wizard = Wizard('company.company.config')
wizard.execute('company')
wizard.form.party, wizard.form.currency = seller, euro
wizard.execute('add')
refresh_context()
company = one('company.company')

# chart of accounts, fiscal years, payment term
wizard = Wizard('account.create_chart')
wizard.execute('account')
wizard.form.account_template = get('account.account.template')(xml_id('account_be', 'root_nl'))
wizard.form.company = company
wizard.execute('create_account')


def account(code):
    """The first that can be booked on; those of a group cannot."""
    return one('account.account', ('code', 'like', code + '%'), ('type', '!=', None), ('closed', '!=', True),
        ('company', '=', company.id))


wizard.form.account_receivable, wizard.form.account_payable = account('400'), account('440')
wizard.execute('create_properties')


def sequence_type(name):
    return one('ir.sequence.type', ('name', '=', name))


for year in (TODAY.year - 1, TODAY.year, TODAY.year + 1):
    fiscal_year = get('account.fiscalyear')(name=str(year), company=company,
        start_date=dt.date(year, 1, 1), end_date=dt.date(year, 12, 31))
    fiscal_year.post_move_sequence = saved('ir.sequence', name='Moves %s' % year,
        sequence_type=sequence_type('Account Move'), company=company)
    invoices = saved('ir.sequence.strict', name='Invoices %s' % year, prefix='F%s-' % year, padding=5,
        sequence_type=sequence_type('Invoice'), company=company)
    numbers, = fiscal_year.invoice_sequences
    numbers.out_invoice_sequence = numbers.in_invoice_sequence = invoices
    numbers.out_credit_note_sequence = numbers.in_credit_note_sequence = invoices
    fiscal_year.save()
    fiscal_year.click('create_period')
sales = one('sale.configuration').sale_sequence
sales.prefix, sales.padding = 'VO', 5
sales.save()
bank = saved('account.invoice.payment.method', name='Bank', company=company,
    journal=one('account.journal', ('type', '=', 'cash')), credit_account=account('550'), debit_account=account('550'))
days30 = get('account.invoice.payment_term')(name='30 dagen')
days30.lines.new(type='remainder').relativedeltas.new(days=30)
days30.save()
instalments = get('account.invoice.payment_term')(name='Half nu, half na 60 dagen')
instalments.lines.new(type='percent', ratio=D('0.5')).relativedeltas.new(days=0)
instalments.lines.new(type='remainder').relativedeltas.new(days=60)
instalments.save()

# products and a price list
vat21 = one('account.tax', ('name', 'ilike', '%21%goederen%'), ('group.kind', '=', 'sale'))
goods = get('product.category')(name='Goederen 21%', accounting=True, account_revenue=account('700'),
    account_expense=account('604'))
goods.customer_taxes.append(vat21)
goods.save()
unit = one('product.uom', ('name', '=', 'Unit'))


def product(code, name, price, kind='goods', salable=True):
    template = get('product.template')(name=name, default_uom=unit, type=kind, salable=salable, list_price=D(price),
        account_category=goods)
    if salable:
        template.lead_time = dt.timedelta(days=5)
    template.code = code
    template.save()
    record, = template.products
    record.cost_price = D(price) / 2
    record.save()
    return record


pump = product('PUMP-100', 'Centrifugaalpomp 100', '480.00')
valve = product('VALVE-25', 'Kogelkraan DN25', '37.5000')
service = product('SRV-MNT', 'Onderhoudsbeurt', '95.00', 'service')
product('OLD-1', 'Oude pomp', '10.00', salable=False)
product('END-1', 'Uitlopend model', '20.00')
product('UNI-Ω', 'Koppeling Ωμέγα 日本 „kurz“', '12.3456')
dealers = get('product.price_list')(name='Dealers', company=company)
dealers.lines.new(product=valve, quantity=100.0, formula='unit_price * 0.80')
dealers.lines.new(formula='unit_price * 0.90')
dealers.save()

# customers
without_vat = one('account.tax.rule', ('name', '=', 'Extracommunautaire verkopen'))
contacts = [('email', 'inkoop@jansen.example', 'An Jansen'), ('phone', '+3293334455', 'An Jansen'),
    ('email', 'jan@jansen.example', 'Jan De Wit')]
dealer = party('Jansen Installaties NV', 'BE0428759497', contacts, customer_payment_term=days30, sale_price_list=dealers, lang=dutch)
retail = party('Bakkerij Peeters', None, [('email', 'an@peeters.example', 'An Peeters')], customer_payment_term=days30, lang=dutch)
party('Ωμέγα ΑΕ – 株式会社 „Müller“', None, [('email', 'omega@example.com', 'Ἀλέξανδρος Παπαδόπουλος')], street='Rue de l’Église 7\nboîte 3',
    lang=english)
party('Van Dijk BV', None, [('email', 'dijk@example.com', None)], customer_tax_rule=without_vat, lang=dutch)
limited = party('Krap BV', None, [('email', 'krap@example.com', None)], customer_payment_term=days30, lang=dutch)
limited.credit_limit_amount = D('100.00')
limited.save()
old = party('Oude Naam BV', None, [('email', 'oud@example.com', None)])
new = party('Nieuwe Naam BV', None, [('email', 'nieuw@example.com', None)])
wizard = Wizard('party.replace', [old])
wizard.form.destination = new
insist(wizard.execute, 'replace')
get('party.party')._proxy.create([{
    'name': 'Klant %03d' % number,
    'addresses': [('create', [{'street': 'Dorp %d' % number, 'postal_code': '2000', 'city': 'Antwerpen', 'country': belgium.id,
        'invoice': True, 'delivery': True}])],
    'contact_mechanisms': [('create', [{'type': 'email', 'value': 'klant%d@example.com' % number}])],
    } for number in range(1, 231)], cfg.context)


def location(code):
    return one('stock.location', ('code', '=', code))


for goods_in, quantity in ((pump, 500.0), (valve, 50000.0)):
    move = saved('stock.move', product=goods_in, uom=unit, quantity=quantity, company=company,
        from_location=one('stock.location', ('type', '=', 'supplier')), to_location=location('STO'),
        planned_date=TODAY, effective_date=TODAY, unit_price=D(1), currency=euro)
    move.click('do')


# sales, shipments, invoices
def sale(customer, reference, lines, upto, date=None, currency=euro, term=days30):
    record = get('sale.sale')(party=customer, reference=reference, currency=currency)
    record.payment_term = term
    if date:
        record.sale_date = date
    for sold, quantity in lines:
        line = record.lines.new()
        line.product, line.quantity = sold, quantity
    record.invoice_method, record.shipment_method = 'order', 'order'
    record.save()
    record.click('quote')
    if upto == 'confirmed':
        record.click('confirm')
    record.reload()
    return record


def ship(record):
    for shipment in record.shipments:
        for step in ('assign_force', 'pick', 'pack', 'done'):
            shipment.click(step)


def post(record, date):
    for invoice in record.invoices:
        invoice.invoice_date = date
        invoice.save()
        insist(invoice.click, 'post')
    return list(record.invoices)


sale(dealer, 'Q-DOLLAR', [(pump, 1)], 'quotation', currency=dollar)
first = sale(dealer, 'PO-1001', [(pump, 3), (valve, 10)], 'confirmed', days_ago(100))
ship(first)
invoice, = post(first, days_ago(100))
halves = sale(retail, 'PO-2001', [(pump, 2)], 'confirmed', days_ago(40), term=instalments)
ship(halves)
part, = post(halves, days_ago(40))
pay = Wizard('account.invoice.pay', [part])
pay.form.payment_method, pay.form.amount, pay.form.date = bank, D('700.00'), days_ago(30)
pay.execute('choice')
pay.form.type = 'partial'
pay.execute('pay')
credit = Wizard('account.invoice.credit', [invoice])
credit.form.invoice_date = TODAY
credit.form.with_refund = False
credit.execute('credit')
insist(one('account.invoice', ('total_amount', '<', 0)).click, 'post')


# the portal's own user, and a salesman
def user(login, name, groups):
    record = get('res.user')(name=name, login=login)
    for group in groups:
        record.groups.append(one('res.group', ('name', '=', group)))
    record.password = 'Xk7pW2-portaal-Zq9'
    record.save()


user('portal', 'Portal', ['Sales', 'Sales Administrator', 'Account', 'Stock'])
user('verkoop', 'Verkoop', ['Sales', 'Sales Administrator', 'Account', 'Stock', 'Stock Force Assignment',
    'Product Administration', 'Party Administration'])
model_invoice, model_number, receiver = invoice.id, invoice.number, retail.id


# many receivables: the first invoice over and over, as rows
def copies(connection):
    def row(table, where):
        cursor = connection.execute('SELECT * FROM "%s" WHERE %s' % (table, where))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, values)) for values in cursor.fetchall()]

    def put(table, values):
        connection.execute('INSERT INTO "%s" (%s) VALUES (%s)' % (table, ', '.join('"%s"' % name for name in values),
            ', '.join('?' for _ in values)), list(values.values()))

    def last(table):
        return connection.execute('SELECT max(id) FROM "%s"' % table).fetchone()[0]

    bill, = row('account_invoice', 'id = %d' % model_invoice)
    entry, = row('account_move', 'id = %d' % bill['move'])
    lines = row('account_move_line', 'move = %d' % bill['move'])
    bills, entries, items = last('account_invoice'), last('account_move'), last('account_move_line')
    for number in range(1, 1001):
        put('account_invoice', dict(bill, id=bills + number, number='M%05d' % number, move=entries + number, party=receiver,
            create_date='2020-01-01 00:00:00.000000', write_date='2020-01-01 00:00:00.000000'))
        put('account_move', dict(entry, id=entries + number, number='M%05d' % number, post_number='M%05d' % number,
            origin='account.invoice,%d' % (bills + number)))
        for line in lines:
            items += 1
            put('account_move_line', dict(line, id=items, move=entries + number, reconciliation=None,
                party=receiver if line['party'] else None))
    connection.commit()


if 'DB_FILE' in os.environ:
    with sqlite3.connect(os.environ['DB_FILE']) as database:
        copies(database)
