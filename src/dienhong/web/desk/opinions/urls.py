"""Addresses of the register."""

from django.urls import path

from dienhong.web.desk.opinions import drafting, entry, export, groups, page, register, settle

urlpatterns = [
    path("", register.register, name="register"),
    path("tai-ve/", export.export, name="register_export"),
    path("nhap/", entry.enter, name="enter"),
    path("nhap/xong/", entry.entered, name="entered"),
    path("trung/", groups.pairs, name="pairs"),
    path("trung/<int:pk>/", groups.pair, name="pair"),
    path("<int:pk>/", page.opinion_page, name="opinion"),
    path("<int:pk>/tach/", groups.split, name="split"),
    path("<int:pk>/tach-khoi-nhom/", groups.part, name="part"),
    path("<int:pk>/tra-loi-theo/<int:earlier>/", groups.refer, name="refer"),
    path("<int:pk>/phan-loai/", page.triage, name="triage"),
    path("<int:pk>/phan-cong/", page.assign, name="assign"),
    path("<int:pk>/gop/", settle.settle, {"end": settle.MERGE}, name="merge"),
    path("<int:pk>/chuyen/", settle.settle, {"end": settle.TRANSFER}, name="transfer"),
    path("<int:pk>/khong-xem-xet/", settle.settle, {"end": settle.REJECT}, name="reject"),
    path("<int:pk>/chuyen-don-thu/", settle.settle, {"end": settle.DIVERT}, name="divert"),
    path("<int:pk>/rut/", settle.settle, {"end": settle.WITHDRAW}, name="withdraw"),
    path("<int:pk>/ket-thuc/", settle.settle, {"end": settle.CLOSE}, name="close"),
    path("<int:pk>/soan/", drafting.choose, name="opinion_papers"),
]
